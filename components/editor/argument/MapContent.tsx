'use client';
import { Download, List, Maximize, Minus, Network, Plus, Printer, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useId, useMemo, useRef, useState } from 'react';
import type { Argument } from '@/lib/domain/argument/argument.ts';
import { chainOf } from '@/lib/domain/argument/chainOf.ts';
import { mapLayout } from '@/lib/domain/argument/mapLayout.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MapAsList } from './MapAsList.tsx';
import { MapLegend } from './MapLegend.tsx';
import { MapPicture } from './MapPicture.tsx';
import { saveMapPicture } from './saveMapPicture.ts';
import { useMapView } from './useMapView.ts';

const shownAs = { role: 'group', 'aria-label': 'Shown as' } as const;

export type EvidenceMapProps = {
  readonly argument: Argument;
  /** Of the paper. */
  readonly title: string;
  /** What the handling banner says; it goes with the picture wherever that goes. Empty: nothing. */
  readonly mark: string;
  /** Opens with what this judgment rests on alone. */
  readonly underId: string | null;
  readonly onJump: (id: string) => void;
  readonly onClose: () => void;
};

/** What stands in the dialog. Apart from it, since it measures its picture as soon as that is there. */
export function MapContent(props: EvidenceMapProps) {
  const { argument, title, mark, onJump } = props;
  const [underId, setUnderId] = useState(props.underId);
  const [isList, setList] = useState(false);
  const filterId = useId();
  const judgments = argument.nodes.filter(({ kind }) => kind === 'judgment');
  const under = judgments.find(({ id }) => id === underId) ?? null;
  const layout = useMemo(() => {
    const isThere = underId !== null && argument.byId.get(underId)?.kind === 'judgment';
    return mapLayout(argument, isThere ? chainOf(argument, underId).downIds : null);
  }, [argument, underId]);
  const svg = useRef<SVGSVGElement>(null);
  const view = useMapView(svg, layout);
  const isEmpty = layout.nodes.length === 0;
  const name = under === null ? `Evidence map of ${title}` : `What ${under.label} rests on, ${title}`;

  return (
    <>
      <div className="map-bar">
        <p className="map-mark">{mark}</p>
        <Dialog.Title>Evidence map</Dialog.Title>
        <p className="map-of">{name}</p>
        <label htmlFor={filterId} className="hide">
          Show
        </label>
        <select
          id={filterId}
          value={under?.id ?? ''}
          onChange={(event) => setUnderId(event.target.value === '' ? null : event.target.value)}
        >
          <option value="">Everything</option>
          {judgments.map(({ id, label, text }) => (
            <option key={id} value={id}>
              What {label} rests on{text === '' ? '' : `: ${text.slice(0, 48)}`}
            </option>
          ))}
        </select>
        <span className="seg" {...shownAs}>
          <button type="button" className={isList ? '' : 'on'} aria-pressed={!isList} onClick={() => setList(false)}>
            <Network className="i s" />
            Picture
          </button>
          <button type="button" className={isList ? 'on' : ''} aria-pressed={isList} onClick={() => setList(true)}>
            <List className="i s" />
            List
          </button>
        </span>
        <span className="push map-acts">
          {isList || isEmpty ? null : (
            <>
              <Button square look="quiet" aria-label="Smaller" onClick={() => view.zoom(0.8)}>
                <Minus className="i" />
              </Button>
              <Button square look="quiet" aria-label="Larger" onClick={() => view.zoom(1.25)}>
                <Plus className="i" />
              </Button>
              <Button square look="quiet" aria-label="Show all of it" onClick={view.fit}>
                <Maximize className="i" />
              </Button>
              <Button
                square
                look="quiet"
                aria-label="Save as a picture (SVG)"
                onClick={() => svg.current !== null && saveMapPicture(svg.current, layout, name, mark)}
              >
                <Download className="i" />
              </Button>
            </>
          )}
          <Button square look="quiet" aria-label="Print" onClick={() => window.print()}>
            <Printer className="i" />
          </Button>
        </span>
        <Dialog.Close className="quiet square" aria-label="Close">
          <X className="i" />
        </Dialog.Close>
      </div>
      <div className="map-body">
        {isEmpty ? (
          <EmptyState title="There is nothing to draw yet">
            <p>Judgments, evidence and sources appear here as they are written, with the links between them.</p>
          </EmptyState>
        ) : (
          <>
            {isList ? <MapAsList {...{ argument, layout, onJump }} /> : null}
            <div className="map-place" hidden={isList}>
              <MapPicture {...{ argument, layout, svg, view, onJump }} />
            </div>
          </>
        )}
      </div>
      {isList || isEmpty ? null : <MapLegend layout={layout} />}
    </>
  );
}
