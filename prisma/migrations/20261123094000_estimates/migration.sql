-- Askings for blind point estimates on a judgment, and the numbers people gave. At most one asking of a block is open.
CREATE TABLE "estimate_polls" (
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "block_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "opened_by_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "revealed_by_id" UUID,
    "revealed_at" TIMESTAMPTZ(3),
    "scale" TEXT,

    CONSTRAINT "estimate_polls_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "point_estimates" (
    "poll_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "probability" DOUBLE PRECISION NOT NULL,
    "statement" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "point_estimates_pkey" PRIMARY KEY ("poll_id", "user_id"),
    CONSTRAINT "point_estimates_probability_check" CHECK ("probability" >= 0 AND "probability" <= 1)
);
CREATE UNIQUE INDEX "estimate_polls_assessment_id_block_id_number_key" ON "estimate_polls"("assessment_id", "block_id", "number");
CREATE UNIQUE INDEX "estimate_polls_open_key" ON "estimate_polls"("assessment_id", "block_id") WHERE "revealed_at" IS NULL;
CREATE INDEX "estimate_polls_assessment_id_opened_at_idx" ON "estimate_polls"("assessment_id", "opened_at");
ALTER TABLE "estimate_polls" ADD CONSTRAINT "estimate_polls_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "estimate_polls" ADD CONSTRAINT "estimate_polls_opened_by_id_fkey" FOREIGN KEY ("opened_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "estimate_polls" ADD CONSTRAINT "estimate_polls_revealed_by_id_fkey" FOREIGN KEY ("revealed_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "point_estimates" ADD CONSTRAINT "point_estimates_poll_id_fkey" FOREIGN KEY ("poll_id") REFERENCES "estimate_polls"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "point_estimates" ADD CONSTRAINT "point_estimates_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
