'use client';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { BottomSheet } from './BottomSheet.tsx';
import type { PageShape } from './usePageShape.ts';

/**
 * Where the side stands: beside the paper, over it where the window is narrow, in a sheet from below on a phone. It is
 * the same side in all three. A window that changes its shape takes away neither what was typed there nor a dialog that
 * was opened from there; only closing it by hand does.
 */
export function SidePlace(props: {
  readonly shape: PageShape;
  readonly isOpen: boolean;
  readonly onCloseSheet: () => void;
  readonly children: ReactNode;
}) {
  const { shape, isOpen } = props;
  const isPhone = shape === 'phone';
  const [side, setSide] = useState({ shape, isOpen, isThere: isOpen });
  if (side.shape !== shape || side.isOpen !== isOpen) {
    // Before the shape is known nobody can have typed anything.
    const wasReshaped = side.shape !== 'unknown' && side.shape !== shape;
    setSide({ shape, isOpen, isThere: isOpen || (wasReshaped && side.isThere) });
  }
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  return (
    <>
      {side.isThere ? (
        <aside className="side" aria-label="Beside the document" hidden={!isOpen || isPhone}>
          <div className="side-box" ref={setBox}>
            {props.children}
          </div>
        </aside>
      ) : null}
      <BottomSheet open={isPhone && isOpen} onClose={props.onCloseSheet} title="About this assessment">
        {box === null ? null : <Lent box={box} />}
      </BottomSheet>
    </>
  );
}

/** Holds an element that stands elsewhere as long as this is there, and gives it back. */
function Lent({ box }: { readonly box: HTMLElement }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const home = box.parentElement;
    place.current?.append(box);
    return () => home?.append(box);
  }, [box]);
  return <div className="side-box" ref={place} />;
}
