import Link from 'next/link';

/** A one-time link that no longer works, or never did: both look alike. */
export function DeadLink(props: { readonly advice: string }) {
  return (
    <>
      <p className="lead">{props.advice}</p>
      <Link className="btn primary full" href="/signin">
        Go to sign-in
      </Link>
    </>
  );
}
