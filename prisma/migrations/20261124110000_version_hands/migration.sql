-- What of the draft had been written when a version was made (a Yjs state vector): who wrote what came later is told by it.
-- Versions from before have none.
ALTER TABLE "versions" ADD COLUMN "state_vector" BYTEA;
