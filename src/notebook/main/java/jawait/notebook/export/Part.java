package jawait.notebook.export;

import org.jspecify.annotations.Nullable;

/// A stretch of a notebook that goes into the file as a whole.
///
/// @param cell which cell it comes from, as in `In[3]`
/// @param form what it is
/// @param lead the comment above it, or empty
/// @param code as typed; for a variable its initial value only, which may be empty
/// @param name what it declares, or empty
/// @param type the type of a variable as typed; null for `var`
/// @param uses the names in `code`
record Part(
        int cell,
        Form form,
        String lead,
        String code,
        String name,
        @Nullable String type,
        Uses uses) {
    /// What a part is.
    enum Form {
        IMPORT,
        TYPE,
        METHOD,
        VARIABLE,
        STATEMENT,
        /// An expression that a cell ends with.
        VALUE,
        /// Lines that open or close a block around others.
        FRAME,
        /// A statement that comes after the cell's value.
        AFTER,
        COMMENT
    }

    static Part plain(int cell, Form form, String lead, String code) {
        return new Part(cell, form, lead, code, "", null, Uses.NONE);
    }

    boolean declares() {
        return !name.isEmpty();
    }

    boolean member() {
        return form == Form.TYPE || form == Form.METHOD;
    }

    Part withForm(Form other) {
        return new Part(cell, other, lead, code, name, type, uses);
    }

    Part withLead(String other) {
        return new Part(cell, form, other, code, name, type, uses);
    }
}
