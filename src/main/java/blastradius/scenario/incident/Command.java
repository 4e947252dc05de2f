package blastradius.scenario.incident;

/** A line to be read and then pasted by a person: nothing here runs it. */
public record Command(Shell shell, String text) {}
