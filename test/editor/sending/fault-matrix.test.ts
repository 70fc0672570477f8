// The `fetch` of the extension host isn't Node's own: VS Code adds proxies and certificates to it. Whatever it does there, nothing
// may be sent twice, and what is reported about a failure has to be true.
import '../../unit/send/fault-matrix.long.test.ts';
