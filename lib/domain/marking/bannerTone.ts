/** The colour that a banner is shown in, by what it says; `plain` is that of the lowest level. */
export type BannerTone =
  'tlp-clear' | 'tlp-green' | 'tlp-amber' | 'tlp-red' | 'plain' | 'cui' | 'confidential' | 'secret' | 'top-secret';

const tones: readonly (readonly [RegExp, BannerTone])[] = [
  [/^TLP:CLEAR/u, 'tlp-clear'],
  [/^TLP:GREEN/u, 'tlp-green'],
  [/^TLP:AMBER/u, 'tlp-amber'],
  [/^TLP:RED/u, 'tlp-red'],
  [/TOP SECRET/u, 'top-secret'],
  [/SECRET/u, 'secret'],
  [/CONFIDENTIAL|RESTRICTED|SENSITIVE/u, 'confidential'],
  [/^CUI/u, 'cui'],
];

/** The tone of a banner. The words say it; the colour repeats it. */
export function bannerTone(banner: string): BannerTone {
  const [head = ''] = banner.replace(/^\/\//u, '').split('//');
  return tones.find(([pattern]) => pattern.test(head))?.[1] ?? 'plain';
}
