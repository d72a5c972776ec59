import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.transport.Netty4Plugin;

/**
 * One OpenSearch node on a free loopback port, its data in a temporary folder. Prints its port once it answers, and ends,
 * folder and all, when its standard input does: so it never outlives the process that started it.
 */
final class EngineNode extends Node {
  private EngineNode(Settings settings) {
    super(
        InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "engine"),
        List.of(Netty4Plugin.class, CommonAnalysisPlugin.class, PainlessPlugin.class),
        false);
  }

  public static void main(String[] args) throws Exception {
    Path home = Files.createTempDirectory("failed-jobs-engine-");
    try (Node node = new EngineNode(settings(home)).start()) {
      var http = node.injector().getInstance(HttpServerTransport.class);
      System.out.println("port " + http.boundAddress().publishAddress().getPort());
      while (System.in.read() != -1) {}
    } finally {
      delete(home);
    }
  }

  private static Settings settings(Path home) {
    return Settings.builder()
        .put("path.home", home)
        .put("network.host", "127.0.0.1")
        .put("http.port", 0)
        .put("transport.port", 0)
        .put("http.type", "netty4")
        .put("transport.type", "netty4")
        .put("discovery.type", "single-node")
        // A full disk of the machine is no reason to refuse a few thousand lines.
        .put("cluster.routing.allocation.disk.threshold_enabled", false)
        .build();
  }

  private static void delete(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
