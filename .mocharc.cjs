// `npx mocha` runs the unit tests, `npx mocha <file…>` those files: mocha would add them to a `spec` that stands here.
const names = process.argv.slice(2).some((argument) => argument.endsWith('.ts'));

module.exports = {
  'node-option': ['import=tsx'],
  spec: names ? [] : ['test/unit/**/*.test.ts'],
  // Milliseconds; a debugger passes --timeout 0.
  timeout: 30_000,
};
