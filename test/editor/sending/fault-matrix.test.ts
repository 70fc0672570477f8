// The `fetch` of the extension host is not Node's own: VS Code puts proxies and certificates into it. Whatever it does there,
// nothing may be sent twice, and what is said of a failure has to be true.
import '../../unit/send/fault-matrix.long.test.ts';
