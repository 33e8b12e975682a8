import { type DiffReading, type SideReading } from '@/lib/document/diff/fieldWords.ts';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import { defaultScale, findScale } from '@/lib/domain/likelihood/scaleById.ts';
import type { DiffDto } from '@/lib/protocol/versionDto.ts';

/** How a diff is read, with the scales that it names. */
export function diffReading({ reading, labels }: DiffDto, scales: readonly Scale[]): DiffReading {
  const side = ({ scale, wording, ranges }: DiffDto['reading']['from']): SideReading => ({
    scale: findScale(scales, scale) ?? defaultScale,
    wording,
    ranges,
  });
  return { from: side(reading.from), to: side(reading.to), labels };
}
