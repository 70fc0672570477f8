/**
 * Shortens Microsoft's wording of a type: the first sentence, where that isn't long. All descriptions would be three times as large as
 * everything else in the contract.
 *
 * @returns without a full stop; empty where nothing is short enough
 */
export function shortDescription(description: string): string {
  const [first = ''] = /^[^.;|]*/.exec(description.trim()) ?? [];
  return first.length <= 120 ? first.trim() : '';
}
