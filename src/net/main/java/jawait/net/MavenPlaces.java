package jawait.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// What a `settings.xml` says about where artifacts come from, as far as Maven Central is concerned.
///
/// @param local the local repository
/// @param remote the URL of Central or of its mirror, ending in `/`
/// @param login `user:password` for it; empty when it wants none
/// @param offline whether nothing is to be downloaded
record MavenPlaces(Path local, String remote, String login, boolean offline) {
    private static final String CENTRAL = "https://repo.maven.apache.org/maven2/";
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{(env\\.)?([^}]+)}");

    @Override
    public String toString() {
        return "MavenPlaces[" + local + ", " + DbUrl.withoutSecrets(remote) + "]";
    }

    /// Reads them; what is not there is as Maven has it by default.
    ///
    /// @throws IOException with a sentence, when the file is malformed
    static MavenPlaces read(Path settings, Path home) throws IOException {
        Optional<Path> named =
                Optional.ofNullable(System.getProperty("maven.repo.local")).map(Path::of);
        Path usual = home.resolve(".m2/repository");
        if (!Files.isRegularFile(settings)) {
            return new MavenPlaces(named.orElse(usual), CENTRAL, "", false);
        }
        Element root = parse(settings);
        Path local = named.or(() -> text(root, "localRepository").map(Path::of)).orElse(usual);
        boolean offline = text(root, "offline").map(Boolean::parseBoolean).orElse(false);
        Optional<Element> mirror = children(root, "mirrors", "mirror")
                .filter(each -> isOfCentral(text(each, "mirrorOf").orElse("")))
                .findFirst();
        String url = mirror.or(() -> centrals(root).findFirst())
                .flatMap(each -> text(each, "url"))
                .orElse(CENTRAL);
        String id = mirror.flatMap(each -> text(each, "id")).orElse("central");
        return new MavenPlaces(local, url.endsWith("/") ? url : url + "/", login(root, id), offline);
    }

    private static Stream<Element> centrals(Element root) {
        return children(root, "profiles", "profile")
                .flatMap(profile -> children(profile, "repositories", "repository"))
                .filter(each -> text(each, "id").orElse("").equals("central"));
    }

    private static String login(Element root, String id) {
        return children(root, "servers", "server")
                .filter(each -> text(each, "id").orElse("").equals(id))
                .findFirst()
                .flatMap(each -> text(each, "username")
                        .map(user -> user + ":" + text(each, "password").orElse("")))
                .orElse("");
    }

    /// `*`, `external:*`, `central`, lists of them, and exclusions.
    private static boolean isOfCentral(String mirrorOf) {
        List<String> words = Stream.of(mirrorOf.split(",")).map(String::strip).toList();
        return !words.contains("!central")
                && (words.contains("*") || words.contains("external:*") || words.contains("central"));
    }

    private static Element parse(Path settings) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(settings.toFile()).getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("Maven's settings in " + settings + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static Stream<Element> children(Element of, String group, String name) {
        return elements(of, group).flatMap(each -> elements(each, name));
    }

    private static Stream<Element> elements(Element of, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found.stream();
    }

    private static Optional<String> text(Element of, String name) {
        return elements(of, name)
                .map(each -> interpolated(each.getTextContent().strip()))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static String interpolated(String text) {
        return PROPERTY.matcher(text).replaceAll(found -> {
            String value = found.group(1) == null ? System.getProperty(found.group(2)) : System.getenv(found.group(2));
            return Matcher.quoteReplacement(value == null ? found.group() : value);
        });
    }
}
