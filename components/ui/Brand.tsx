import Link from 'next/link';
import { LikelihoodRuler } from './LikelihoodRuler.tsx';

/** The mark of the product; a link to the list unless `plain`. */
export function Brand(props: { readonly plain?: boolean }) {
  const inner = (
    <>
      <LikelihoodRuler range={{ low: 55, high: 80 }} />
      <span>Yardstick</span>
    </>
  );
  if (props.plain === true) return <span className="brand">{inner}</span>;
  return (
    <Link className="brand" href="/">
      {inner}
    </Link>
  );
}
