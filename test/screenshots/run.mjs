import { bootstrap } from '../host/bootstrap.mjs';

await bootstrap('test/screenshots/index.ts');
