/** The reference people quote: `YS-2026-014` for the 14th assessment, made in 2026 (UTC). Numbers run on over the years. */
export function referenceOf(number: number, createdAt: Date): string {
  return `YS-${createdAt.getUTCFullYear()}-${String(number).padStart(3, '0')}`;
}
