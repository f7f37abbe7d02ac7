namespace Tessera.Domain.People;

/// <summary>How sure it is that somebody is still here.</summary>
public enum Freshness : byte { Confirmed, Due, Asked, Silent }

/// <summary>Everybody is asked again after a while, since lists of contacts age silently.</summary>
public static class StillHere
{
    /// <summary>Days after which somebody is asked, and days that an answer may take.</summary>
    public const int Days = 60, Patience = 14;

    private const long Day = 24L * 60 * 60 * 1000;

    /// <summary>The last moment at which somebody knew: confirmed, or entered.</summary>
    public static long Known(Contact contact, ContactCheck? check) => Math.Max(contact.AddedAt, check?.ConfirmedAt ?? 0);

    /// <summary>Silent: asked, and no answer in two weeks.</summary>
    /// <param name="now">Milliseconds since 1970.</param>
    public static Freshness At(Contact contact, ContactCheck? check, long now)
    {
        var due = Known(contact, check) + Days * Day;
        if (now < due) return Freshness.Confirmed;
        if (check?.AskedAt is not { } asked || asked < due - Days * Day) return Freshness.Due;
        return now < asked + Patience * Day ? Freshness.Asked : Freshness.Silent;
    }

    /// <summary>Once in a round; a person who did not answer is asked again only after another sixty days.</summary>
    public static bool IsToBeAsked(Contact contact, ContactCheck? check, long now) =>
        At(contact, check, now) == Freshness.Due || At(contact, check, now) == Freshness.Silent && now >= check!.AskedAt + Days * Day;

    /// <summary>Nobody whose last confirmation lies after this instant is due.</summary>
    public static long Before(long now) => now - Days * Day;
}
