package jawait.display;

import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import jawait.display.media.Sniff;

/// A picture: PNG, JPEG, GIF, WebP, BMP or SVG by what its bytes are, or what a browser finds at an
/// address.
///
/// ```java
/// Image.of(Path.of("plot.png")).width(400)
/// Image.of(URI.create("https://example.org/logo.svg"))
/// ```
public final class Image implements Displayable {
    private final Place place;
    private final int width;
    private final int height;

    private Image(Place place, int width, int height) {
        this.place = place;
        this.width = width;
        this.height = height;
    }

    /// The picture in these bytes, which go into the notebook.
    ///
    /// @throws IllegalArgumentException when they are no picture that browsers show
    public static Image of(byte[] bytes) {
        String type = Sniff.image(bytes);
        if (type == null) {
            throw new IllegalArgumentException(
                    "Image.of: expected the bytes of a PNG, JPEG, GIF, WebP, BMP or SVG, found " + bytes.length
                            + " bytes of something else");
        }
        return new Image(new Place.Bytes(bytes.clone(), type), 0, 0);
    }

    /// The picture in a file, whose content goes into the notebook.
    ///
    /// @throws java.io.UncheckedIOException when it cannot be read
    /// @throws IllegalArgumentException when it is no picture
    public static Image of(Path file) {
        return of(Place.read(file));
    }

    /// A picture of AWT, as it is now.
    public static Image of(java.awt.Image picture) {
        return of(AwtPictures.png(picture));
    }

    /// The picture at an address; the browser loads it each time the notebook is opened.
    public static Image of(URI address) {
        return new Image(new Place.Address(address.toString()), 0, 0);
    }

    /// As [#of(URI)].
    public static Image of(URL address) {
        return new Image(new Place.Address(address.toString()), 0, 0);
    }

    /// The picture at an address with a scheme (`https:`, `data:`), else in a file.
    public static Image of(String place) {
        Objects.requireNonNull(place, "Image.of: the place is null");
        return Place.isAddress(place) ? of(URI.create(place)) : of(Path.of(place));
    }

    /// The picture so many pixels wide.
    public Image width(int pixels) {
        return new Image(place, pixels, height);
    }

    /// The picture so many pixels high.
    public Image height(int pixels) {
        return new Image(place, width, pixels);
    }

    /// The picture under its own type, or HTML that refers to it.
    @Override
    public MimeBundle toMimeBundle() {
        return switch (place) {
            case Place.Bytes data -> {
                var size = new LinkedHashMap<String, Object>();
                sides(size);
                var form = Pictures.form(MimeBundle.plain(toString()), data.type, data.bytes);
                yield new MimeBundle(form.data(), size.isEmpty() ? Map.of() : Map.of(data.type, size));
            }
            case Place.Address address -> {
                var size = new LinkedHashMap<String, Object>();
                sides(size);
                var sides = new StringBuilder();
                size.forEach((side, pixels) -> sides.append(" %s=\"%s\"".formatted(side, pixels)));
                yield MimeBundle.plain(toString())
                        .with("text/html", "<img src=\"" + address.source() + "\"" + sides + " alt=\"\">");
            }
        };
    }

    private void sides(Map<String, Object> size) {
        if (width > 0) {
            size.put("width", width);
        }
        if (height > 0) {
            size.put("height", height);
        }
    }

    /// What and where it is.
    @Override
    public String toString() {
        return place.text("Image");
    }
}
