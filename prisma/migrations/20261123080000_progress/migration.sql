-- How many sections a draft has and how many of them are begun, as last folded: the list shows it as dots.
ALTER TABLE "assessments" ADD COLUMN "section_count" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "assessments" ADD COLUMN "sections_begun" INTEGER NOT NULL DEFAULT 0;

-- In which form the draft's words lie in "draft_blocks"; 0: not yet. What is below the current form is read anew at a start.
ALTER TABLE "assessments" ADD COLUMN "indexed_as" INTEGER NOT NULL DEFAULT 0;
