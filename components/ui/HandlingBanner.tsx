import { trainingWords } from '@/lib/domain/marking/banner.ts';
import { bannerTone } from '@/lib/domain/marking/bannerTone.ts';

/**
 * The handling mark at the top of a page. Its colour comes from the marking scheme; it is never dimmed or covered. At the
 * foot of a paper it is repeated, for the eye only.
 */
export function HandlingBanner(props: {
  readonly mark?: string;
  readonly at?: 'head' | 'foot';
  readonly isTraining?: boolean;
}) {
  const { mark = 'UNCLASSIFIED', isTraining = false } = props;
  const tone = bannerTone(mark);
  const words = [mark, ...(isTraining ? [trainingWords] : [])].filter((part) => part !== '').join(' · ');
  if (props.at === 'foot') {
    return (
      <div className="banner banner-foot" data-tone={tone} aria-hidden="true">
        {words}
      </div>
    );
  }
  return (
    <aside className="banner" aria-label="Handling mark" data-tone={tone}>
      {words}
    </aside>
  );
}
