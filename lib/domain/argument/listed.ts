/** Labels in a sentence: "J1", "J1 and J3", "J1, J2 and J3". */
export function listed(labels: readonly string[]): string {
  if (labels.length <= 1) return labels[0] ?? '';
  return `${labels.slice(0, -1).join(', ')} and ${labels.at(-1) ?? ''}`;
}
