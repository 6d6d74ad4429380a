package jawait.kernel.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/// What the kernel uses of its machine, for JupyterLab's kernel usage panel.
///
/// @see <a href="https://github.com/jupyter-server/jupyter-resource-usage">who asks</a>
public interface Usage {
    /// `usage_request`.
    record Request() implements FromClient {}

    /// `usage_reply`.
    ///
    /// @param cpu of the kernel and its child processes, in percent of one core
    /// @param memory resident, of the kernel and its child processes, in bytes
    /// @param hostCpu in percent of all cores; negative when the system does not say
    /// @param hostMemory total, available, used and so on, in bytes, and `percent`
    record Reply(
            String host, long pid, double cpu, long memory, double hostCpu, int cores, Map<String, Number> hostMemory)
            implements ToClient {
        @Override
        public String type() {
            return "usage_reply";
        }

        @Override
        public Map<String, ?> content() {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("status", "ok");
            tree.put("hostname", host);
            tree.put("pid", pid);
            tree.put("kernel_cpu", cpu);
            tree.put("kernel_memory", memory);
            if (hostCpu >= 0) {
                tree.put("host_cpu_percent", hostCpu);
            }
            tree.put("cpu_count", cores);
            tree.put("host_virtual_memory", hostMemory);
            return tree;
        }
    }
}
