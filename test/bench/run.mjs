import { bootstrap } from '../host/bootstrap.mjs';

await bootstrap('test/bench/index.ts');
