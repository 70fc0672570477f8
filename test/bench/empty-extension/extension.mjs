export function activate() {
  // Nothing: see package.json.
}
