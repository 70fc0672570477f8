export function activate() {
  // Does nothing: see package.json.
}
