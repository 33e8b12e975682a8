import { HandlingBanner } from '../../ui/HandlingBanner.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TopBar } from '../../ui/TopBar.tsx';
import '../editor.css';
import '../phone.css';

/** The shape of the document while the server reads it. */
export function OpeningScreen() {
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
