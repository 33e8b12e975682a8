/** The ends of links: an arrow for what carries, a bar for what stands against, a ring for what is assumed, a dot for a source. */
export function MapEnds(props: { readonly id: string }) {
  const marker = { viewBox: '0 0 10 10', markerUnits: 'userSpaceOnUse', orient: 'auto' } as const;
  return (
    <defs>
      <marker id={`${props.id}-arrow`} {...marker} refX="9" refY="5" markerWidth="10" markerHeight="10">
        <path className="end full" d="M0 0 L10 5 L0 10 Z" />
      </marker>
      <marker id={`${props.id}-bar`} {...marker} refX="8" refY="5" markerWidth="14" markerHeight="14">
        <path className="end line" d="M8 0 V10 M4 0 V10" />
      </marker>
      <marker id={`${props.id}-ring`} {...marker} refX="9" refY="5" markerWidth="11" markerHeight="11">
        <circle className="end open" cx="5" cy="5" r="3.6" />
      </marker>
      <marker id={`${props.id}-dot`} {...marker} refX="7" refY="5" markerWidth="8" markerHeight="8">
        <circle className="end full" cx="5" cy="5" r="3" />
      </marker>
    </defs>
  );
}
