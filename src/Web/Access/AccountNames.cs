using Microsoft.AspNetCore.Identity;
using Tessera.Domain;

namespace Tessera.Web.Access;

/// <summary>How account names are compared: composed and in capitals, whatever was typed. The library's own refuses some letters with an error.</summary>
internal sealed class AccountNames : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name is null ? null : UnicodeForm.Composed(name).ToUpperInvariant();

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
