import { maxIdsAtOnce, sourcePageDto, type SourceDto } from '@/lib/protocol/sourceDto.ts';
import { callApi } from '../../ui/callApi.ts';

/** Reads records of the register by id; null where it did not answer. */
export async function readRecords(ids: readonly string[]): Promise<readonly SourceDto[] | null> {
  const found: SourceDto[] = [];
  // The register has UUIDs; a draft may name anything.
  const known = ids.filter((id) => /^[0-9a-f-]{36}$/u.test(id));
  for (let from = 0; from < known.length; from += maxIdsAtOnce) {
    const some = known.slice(from, from + maxIdsAtOnce).join(',');
    const answer = await callApi(`/api/v1/sources?ids=${some}&limit=${maxIdsAtOnce}`, sourcePageDto);
    if (!answer.ok) return null;
    found.push(...answer.value.items);
  }
  return found;
}
