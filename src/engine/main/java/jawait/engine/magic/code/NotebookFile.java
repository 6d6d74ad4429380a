package jawait.engine.magic.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jawait.display.text.JsonText;
import org.jspecify.annotations.Nullable;

/// The code cells of a notebook file (nbformat 4), read and written.
final class NotebookFile {
    private NotebookFile() {}

    /// The sources of the code cells that are not blank.
    ///
    /// @throws IllegalArgumentException when it is no notebook, with the reason
    static List<String> codeCells(String text) {
        if (!(JsonText.read(text) instanceof Map<?, ?> notebook)) {
            throw new IllegalArgumentException("it is no JSON object");
        }
        if (!(notebook.get("cells") instanceof List<?> cells)) {
            throw new IllegalArgumentException("it has no list of cells (nbformat 4 has)");
        }
        var sources = new ArrayList<String>();
        for (Object cell : cells) {
            if (cell instanceof Map<?, ?> fields && "code".equals(fields.get("cell_type"))) {
                String source = source(fields.get("source"));
                if (!source.isBlank()) {
                    sources.add(source);
                }
            }
        }
        return sources;
    }

    private static String source(@Nullable Object source) {
        return source instanceof List<?> lines
                ? lines.stream().map(String::valueOf).collect(Collectors.joining())
                : source == null ? "" : String.valueOf(source);
    }

    /// A notebook of these code cells, without outputs.
    static String of(List<String> sources) {
        var cells = new StringBuilder();
        for (int i = 0; i < sources.size(); i++) {
            cells.append(i == 0 ? "" : ",\n")
                    .append("  {\"cell_type\": \"code\", \"execution_count\": null, \"id\": \"cell-")
                    .append(i + 1)
                    .append("\", \"metadata\": {}, \"outputs\": [], \"source\": ")
                    .append(JsonText.quoted(sources.get(i)))
                    .append("}");
        }
        return """
                {
                 "cells": [
                %s
                 ],
                 "metadata": {
                  "kernelspec": {"display_name": "Java (jawait)", "language": "java", "name": "jawait"},
                  "language_info": {"name": "java", "file_extension": ".java"}
                 },
                 "nbformat": 4,
                 "nbformat_minor": 5
                }
                """.formatted(cells);
    }
}
