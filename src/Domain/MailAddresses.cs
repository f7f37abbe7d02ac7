using System.Net.Mail;

namespace Tessera.Domain;

/// <summary>The one rule of what a letter can be addressed to, for those who keep an address and those who write there.</summary>
public static class MailAddresses
{
    private const int Shortest = 3, Longest = 254;

    public static bool CanTake(string? text) =>
        text is { Length: >= Shortest and <= Longest } && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>' or ',' or ';' or '"') && MailAddress.TryCreate(text, out var address) && address.Address == text;
}
