"""From a job to AI exposure, passerelles and certifications in force at a date."""
