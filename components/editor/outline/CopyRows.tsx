'use client';
import { Suspense, use, type ReactNode } from 'react';
import type { ServedCopy } from '../connection/servedCopy.ts';
import type { OutlineRow } from './outlineRows.ts';

type Shown = { readonly copy: Promise<ServedCopy>; readonly children: (rows: readonly OutlineRow[]) => ReactNode };

/** The outline of the copy that the page was served with, once the server has read it. */
export function CopyRows(props: Shown) {
  return (
    <Suspense fallback={null}>
      <Arrived {...props} />
    </Suspense>
  );
}

function Arrived({ copy, children }: Shown) {
  const read = use(copy);
  return children(read.state === 'read' ? read.facts.rows : []);
}
