namespace Tessera.Web.Features.Demo;

/// <summary>Splits people over the eight sex and age bands of the template.</summary>
internal static class SampleAudiences
{
    /// <summary>
    /// Parts of 1000 in the order of SampleTemplate.Bands. "Everybody" is roughly the age pyramid of 2009: a quarter
    /// under 15, a tenth over 60, women slightly more than half.
    /// </summary>
    private static int[] Parts(SampleAudience audience) => audience switch
    {
        SampleAudience.Pupils => [0, 0, 490, 510, 0, 0, 0, 0],
        SampleAudience.UnderFives => [485, 515, 0, 0, 0, 0, 0, 0],
        SampleAudience.UnderFivesAndMothers => [300, 315, 0, 0, 385, 0, 0, 0],
        SampleAudience.Women => [0, 0, 0, 0, 1000, 0, 0, 0],
        SampleAudience.Adults => [0, 0, 0, 0, 470, 450, 40, 40],
        _ => [41, 44, 108, 114, 306, 296, 53, 38],
    };

    /// <summary>Bands that add up to the people exactly; what rounding leaves goes to the largest band.</summary>
    public static IReadOnlyList<int> Split(SampleAudience audience, int people, SampleDice dice)
    {
        var parts = Parts(audience);
        var largest = Array.IndexOf(parts, parts.Max());
        var bands = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
            if (i != largest && parts[i] > 0) bands[i] = people * (parts[i] * dice.Between(90, 108) / 100) / 1000;
        bands[largest] = people - bands.Sum();
        return bands;
    }
}
