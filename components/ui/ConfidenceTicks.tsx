/** Three upright steps, 0 to 3 filled. Always with the word beside it; never on a ruler, never in per cent. */
export function ConfidenceTicks(props: { readonly steps: 0 | 1 | 2 | 3 }) {
  return (
    <span className="ticks" aria-hidden="true">
      {[1, 2, 3].map((step) => (
        <i key={step} className={step <= props.steps ? 'on' : undefined} />
      ))}
    </span>
  );
}
