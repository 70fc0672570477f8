/**
 * Shortens Microsoft's description of a type to its first sentence, if that isn't long. All descriptions would be three times as
 * large as everything else in the contract.
 *
 * @returns the sentence without its full stop; empty if it is too long
 */
export function shortDescription(description: string): string {
  const [first = ''] = /^[^.;|]*/.exec(description.trim()) ?? [];
  return first.length <= 120 ? first.trim() : '';
}
