package jawait.engine.magic;

/// One use of a magic.
///
/// @param host the session that it stands in
/// @param arguments what followed its name
/// @param code the Java or text it is about: the cell below `%%name`, or what follows the options of
/// `%name` when its usage ends in code; else empty
/// @param wholeCell whether it was `%%name`
public record Call(Host host, Arguments arguments, Code code, boolean wholeCell) {}
