package jawait.engine.magic.system;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Why a file could not be read or written, in words: the messages of the JDK are often just the path.
public final class Failures {
    private Failures() {}

    /// The reason.
    public static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is no such file or folder";
            case AccessDeniedException denied -> "access denied";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            case CharacterCodingException coding -> "it is not UTF-8 text";
            default -> String.valueOf(e.getMessage());
        };
    }
}
