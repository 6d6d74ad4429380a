package jawait.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// A file that came with a form: `request.file("photo")`. (FastAPI's `UploadFile`.)
public final class WebUpload {
    private final String field;
    private final String fileName;
    private final String type;
    private final byte[] bytes;

    WebUpload(String field, String fileName, String type, byte[] bytes) {
        this.field = field;
        this.fileName = fileName;
        this.type = type;
        this.bytes = bytes;
    }

    /// The name of the form's field.
    public String field() {
        return field;
    }

    /// What the client calls the file, without folders. Do not write to a path made of it unseen.
    public String fileName() {
        return fileName;
    }

    /// What the client says it is: `image/png`.
    public String type() {
        return type;
    }

    /// How many bytes it has.
    public int size() {
        return bytes.length;
    }

    /// What is in it.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// What is in it, as UTF-8.
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// Writes it to a file, over what is there.
    ///
    /// @throws IOException when that fails
    public void save(Path path) throws IOException {
        Files.write(Objects.requireNonNull(path, "save: the path is null"), bytes);
    }

    /// `WebUpload[photo: cat.png, image/png, 1234 bytes]`.
    @Override
    public String toString() {
        return "WebUpload[" + field + ": " + fileName + ", " + type + ", " + bytes.length + " bytes]";
    }
}
