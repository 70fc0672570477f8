// A program: runs one slice in this process and prints its result as JSON on the last line.
// Usage: node --import tsx test/fuzz/harness/slice.ts <slice as JSON>
import { runThenStopEverything } from '../../host/processes/stopping.ts';
import { runSlice, type Slice } from './watched-slice.ts';

await runThenStopEverything(async () => {
  console.log(JSON.stringify(await runSlice(JSON.parse(process.argv[2] ?? '') as Slice)));
  return 0;
});
