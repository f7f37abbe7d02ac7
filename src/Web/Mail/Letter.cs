using Tessera.Domain;

namespace Tessera.Web.Mail;

/// <summary>What is to be told to one person.</summary>
/// <param name="Kind">What it is about; a text "mail.kind.{Kind}" names it.</param>
/// <param name="To">An e-mail address.</param>
/// <param name="Body">Plain text; its addresses become links.</param>
public sealed record Letter(string Kind, string To, string Name, string Subject, string Body)
{
    public int OperationId { get; init; }
    /// <summary>Of a sample operation: its letters go to example.org only.</summary>
    public bool IsSample { get; init; }
    public long? UserId { get; init; }
    /// <summary>Holds what opens a door: kept encrypted, and not longer than needed.</summary>
    public bool IsSecret { get; init; }
    public string? Calendar { get; init; }
    public string? CalendarMethod { get; init; }
    public string? StopAddress { get; init; }

    private const string SampleDomain = "example.org";

    /// <summary>Whether a letter can be addressed so; names to sign in with need not be e-mail addresses.</summary>
    public static bool IsAddress(string? text) => MailAddresses.CanTake(text);

    /// <summary>RFC 2606 keeps example.org free of people.</summary>
    internal bool IsWithheld => IsSample && !To.EndsWith("@" + SampleDomain, StringComparison.OrdinalIgnoreCase) && !To.EndsWith("." + SampleDomain, StringComparison.OrdinalIgnoreCase);
}
