/// HTTP, a web service and a database, as a notebook wants them: blocking calls on virtual threads, which
/// `gather`, `timeout` and `cancel` of `jawait` treat like any other work.
///
/// `Http` is the client, `Web` the service, `Db` a pool of connections, `Pg` a real PostgreSQL to try them
/// with, `Json` what all of them read and write. In a cell `%use net` brings the package in; a Maven
/// project depends on `jawait-net`.
@NullMarked
package jawait.net;

import org.jspecify.annotations.NullMarked;
