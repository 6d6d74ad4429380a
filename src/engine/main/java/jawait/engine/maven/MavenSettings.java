package jawait.engine.maven;

import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.ContextOverrides.AddRepositoriesOp;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.eclipse.aether.ConfigurationProperties;

/// The user's and the installation's `settings.xml`, found where Maven finds them, read anew at each use: whoever
/// corrects one need not restart.
///
/// The properties `maven.user.settings`, `maven.installation.settings`, `maven.home` and `maven.repo.local` name
/// other places, as they do for Maven.
final class MavenSettings {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int SILENCE_MILLIS = 30_000;

    private final Settings settings;

    private MavenSettings(Settings settings) {
        this.settings = settings;
    }

    /// @throws IllegalArgumentException with a sentence, when one of them is malformed
    static MavenSettings read() {
        Path user = named("maven.user.settings").orElse(Path.of(System.getProperty("user.home"), ".m2/settings.xml"));
        var request = new DefaultSettingsBuildingRequest()
                .setUserSettingsFile(user.toFile())
                .setGlobalSettingsFile(installed().map(Path::toFile).orElse(null))
                .setSystemProperties(environment());
        try {
            var built = new DefaultSettingsBuilderFactory().newInstance().build(request);
            return new MavenSettings(built.getEffectiveSettings());
        } catch (SettingsBuildingException e) {
            throw new IllegalArgumentException("Maven's settings cannot be read: "
                    + e.getProblems().getFirst().getMessage() + " in "
                    + e.getProblems().getFirst().getLocation() + ". Correct that file and run the cell again.");
        }
    }

    /// What a context is made of, the repositories of a request not yet among them.
    ContextOverrides.Builder overrides(boolean offline) {
        boolean ownCentral = settings.getProfiles().stream()
                .flatMap(profile -> profile.getRepositories().stream())
                .anyMatch(repository -> "central".equals(repository.getId()));
        var timeouts = java.util.Map.<String, Object>of(
                ConfigurationProperties.CONNECT_TIMEOUT, CONNECT_MILLIS,
                ConfigurationProperties.REQUEST_TIMEOUT, SILENCE_MILLIS);
        return ContextOverrides.create()
                .withUserSettings(true)
                .withEffectiveSettings(settings)
                .withMavenUserHomeOverride(Path.of(System.getProperty("user.home"), ".m2"))
                .configProperties(timeouts)
                // A "central" of the settings replaces the built-in one only when that comes first.
                .addRepositoriesOp(ownCentral ? AddRepositoriesOp.PREPEND : AddRepositoriesOp.APPEND)
                .offline(offline || settings.isOffline());
    }

    boolean offline() {
        return settings.isOffline();
    }

    /// Where downloads are kept.
    Path localRepository() {
        return named("maven.repo.local")
                .or(() -> Optional.ofNullable(settings.getLocalRepository()).map(Path::of))
                .orElse(Path.of(System.getProperty("user.home"), ".m2/repository"));
    }

    private static Properties environment() {
        var all = new Properties();
        System.getenv().forEach((name, value) -> all.setProperty("env." + name, value));
        all.putAll(System.getProperties());
        return all;
    }

    /// The settings of the Maven that `mvn` would start.
    private static Optional<Path> installed() {
        var named = named("maven.installation.settings");
        if (named.isPresent()) {
            return named;
        }
        var homes = Stream.of(System.getProperty("maven.home"), System.getenv("MAVEN_HOME"))
                .filter(home -> home != null && !home.isBlank())
                .map(Path::of);
        return Stream.concat(homes, homesOnPath())
                .map(home -> home.resolve("conf/settings.xml"))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static Stream<Path> homesOnPath() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "mvn"))
                .filter(Files::isExecutable)
                .flatMap(MavenSettings::homes);
    }

    private static Stream<Path> homes(Path mvn) {
        try {
            Path bin = mvn.toRealPath().getParent();
            Path home = bin == null ? null : bin.getParent();
            return home == null ? Stream.of() : Stream.of(home, home.resolve("libexec"));
        } catch (IOException e) {
            return Stream.of();
        }
    }

    private static Optional<Path> named(String property) {
        return Optional.ofNullable(System.getProperty(property))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
