'use client';
import { useId } from 'react';
import type { MapLayout } from '@/lib/domain/argument/mapShape.ts';
import { edgeLooks } from './mapEdges.ts';
import { MapEnds } from './MapEnds.tsx';

/** What the lines of the map mean: those that it has. */
export function MapLegend(props: { readonly layout: MapLayout }) {
  const ends = useId();
  const kinds = new Set(props.layout.links.map(({ kind }) => kind));
  return (
    <div className="map-foot">
      <ul className="legend" aria-label="Lines">
        {edgeLooks
          .filter(({ kind }) => kinds.has(kind))
          .map(({ kind, word, end }) => (
            <li key={kind}>
              <svg className="evmap evmap-sample" width="44" height="14" aria-hidden="true">
                <MapEnds id={`${ends}${kind}`} />
                <path
                  className={`edge ${kind}`}
                  d="M2 7 H40"
                  {...(end === 'none' ? {} : { markerEnd: `url(#${ends}${kind}-${end})` })}
                />
              </svg>
              {word}
            </li>
          ))}
      </ul>
      <p className="map-keys">
        <span className="key">←</span> <span className="key">↑</span> walk · <span className="key">Enter</span> to the
        text · <span className="key">+</span> <span className="key">−</span> <span className="key">0</span> zoom ·{' '}
        <span className="key">Shift ←</span> move
      </p>
    </div>
  );
}
