import { HandlingBanner } from '@/components/ui/HandlingBanner.tsx';
import { Skeleton } from '@/components/ui/Skeleton.tsx';
import { TopBar } from '@/components/ui/TopBar.tsx';
import '@/components/editor/editor.css';
import '@/components/editor/phone.css';

/** The shape of the document while the server reads it. */
export default function Loading() {
  return (
    <div className="editor">
      <HandlingBanner />
      <TopBar />
      <div className="main alone">
        <main className="desk" id="main">
          <Skeleton
            shape="document"
            label="Loading the document"
            waitsFor="Waiting for the server to read the document."
          />
        </main>
      </div>
    </div>
  );
}
