import { bootstrap } from '../host/bootstrap.mjs';

await bootstrap('test/fuzz/index.ts');
