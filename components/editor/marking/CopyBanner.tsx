import { Suspense, use } from 'react';
import { bannerOf } from '@/lib/domain/marking/banner.ts';
import type { MarkingSystemId } from '@/lib/domain/marking/markingSystems.ts';
import { HandlingBanner } from '../../ui/HandlingBanner.tsx';
import type { ServedCopy } from '../connection/servedCopy.ts';

type Props = {
  readonly copy: Promise<ServedCopy>;
  /** The system that holds where the paper names none. */
  readonly marking: MarkingSystemId;
  readonly at: 'head' | 'foot';
};

/** The banner of the copy that the server read, until the live draft is there. Before either is, nothing of it is shown. */
export function CopyBanner(props: Props) {
  if (props.marking === 'none') return null;
  return (
    <Suspense fallback={<HandlingBanner mark="Reading the marking…" at={props.at} />}>
      <OfCopy {...props} />
    </Suspense>
  );
}

function OfCopy({ copy, marking, at }: Props) {
  const read = use(copy);
  const of = read.state === 'read' ? read : { marks: [], paper: { markings: null, raisedTo: null, training: false } };
  const { text } = bannerOf(of.paper.markings ?? marking, of.marks, of.paper.raisedTo);
  return text === '' && !of.paper.training ? null : (
    <HandlingBanner mark={text} at={at} isTraining={of.paper.training} />
  );
}
