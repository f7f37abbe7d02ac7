namespace Tessera.Domain;

/// <summary>The part of a year or a month that is meant.</summary>
public enum LoosePart : byte { Whole, First, Middle, Last, FirstHalf, SecondHalf }

/// <summary>Which side of what is named the date lies on.</summary>
public enum LooseOpen : byte { Closed, Before, After, Since, Until }

/// <summary>One end of a loose date without the words of any language, so that another can say it.</summary>
public sealed record LoosePhrase(LooseOpen Open, LoosePart Part, int Year, int? Quarter, int? Month, int? Day);
