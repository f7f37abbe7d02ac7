using Tessera.Domain.Partners;
using Tessera.Domain.Tests.Clusters;
using Xunit;

namespace Tessera.Domain.Tests.Partners;

/// <summary>Registers of organisations for tests; an organisation's id is its place, from 1.</summary>
internal static class Register
{
    internal static PartnerRegistry Listed { get; } = OfListed();

    internal static PartnerRegistry Of(params (string? Acronym, string Name)[] partners) => Of(partners, []);

    internal static PartnerRegistry Of((string? Acronym, string Name)[] partners, (long Id, string Alias)[] aliases) =>
        new(partners.Select((partner, index) => Partner(index + 1, partner.Acronym, partner.Name)),
            aliases.Select((alias, index) => Alias(index + 1, alias.Id, alias.Alias)));

    internal static Partner Partner(long id, string? acronym, string name, long? mergedInto = null, int operation = 1) =>
        new() { OperationId = operation, Id = id, Acronym = acronym, Name = name, MergedInto = mergedInto };

    internal static PartnerAlias Alias(long id, long partner, string text) =>
        new() { OperationId = 1, Id = id, PartnerId = partner, Text = text, Folded = Folding.Fold(text) };

    internal static string? NameOf(PartnerRegistry registry, long? id) => id is { } known ? registry.Find(known)!.Short : null;

    private static PartnerRegistry OfListed() => Of(
        [.. SampleFiles.Partners.Select(partner => (partner.Acronym, partner.Name))],
        [.. SampleFiles.Partners.SelectMany((partner, index) => partner.Aliases.Select(alias => (index + 1L, alias)))]);
}
