import type { ReactNode } from 'react';
import { Brand } from '../ui/Brand.tsx';
import { HandlingBanner } from '../ui/HandlingBanner.tsx';

/** The page in front of the product: one sheet on the desk, and at the foot what the product is about, where there is room. */
export function DoorFrame(props: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly wide?: boolean;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="door">
      <HandlingBanner />
      <main id="main" tabIndex={-1}>
        <div className={props.wide === true ? 'sheet wide' : 'sheet'}>
          <Brand plain />
          <h1>{props.title}</h1>
          {props.lead === undefined ? null : <p className="lead">{props.lead}</p>}
          {props.children}
        </div>
      </main>
      {props.foot}
    </div>
  );
}
