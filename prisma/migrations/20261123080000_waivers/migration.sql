-- Findings that somebody has set aside, with the reason. Undone ones are kept: they are part of the record.
CREATE TABLE "waivers" (
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "check_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undone_by_id" UUID,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "waivers_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "waivers_assessment_id_at_idx" ON "waivers"("assessment_id", "at");
CREATE UNIQUE INDEX "waivers_standing_key" ON "waivers"("assessment_id", "fingerprint") WHERE "undone_at" IS NULL;
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_undone_by_id_fkey" FOREIGN KEY ("undone_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
