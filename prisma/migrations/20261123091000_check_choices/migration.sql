-- Which checks a paper or a template uses: a shipped profile and what was switched against it. The row has the id of what it belongs to.
CREATE TABLE "check_choices" (
    "id" UUID NOT NULL,
    "assessment_id" UUID,
    "template_id" UUID,
    "base" TEXT NOT NULL,
    "switched_on" TEXT[],
    "switched_off" TEXT[],

    CONSTRAINT "check_choices_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "check_choices_assessment_id_key" ON "check_choices"("assessment_id");
CREATE UNIQUE INDEX "check_choices_template_id_key" ON "check_choices"("template_id");
ALTER TABLE "check_choices" ADD CONSTRAINT "check_choices_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "check_choices" ADD CONSTRAINT "check_choices_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "templates"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "check_choices" ADD CONSTRAINT "check_choices_holder_check" CHECK (num_nonnulls("assessment_id", "template_id") = 1);
