import { bootstrap } from './host/bootstrap.mjs';

await bootstrap('test/run.ts');
